# docker build -t portineria .
# docker run -p 127.0.0.1:8080:8080 -p 8081:8081 -v portineria:/data portineria
# The one-time set-up link stands in the log: docker logs CONTAINER

FROM --platform=$BUILDPLATFORM golang:1.26 AS build
WORKDIR /src
# The modules in a layer of their own: they change less often than the code.
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG TARGETOS=linux
ARG TARGETARCH=amd64
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -ldflags='-s -w' -o /out/portineria . \
 && mkdir /out/data

# Certificates, time zones, a user without rights, and nothing else: no shell, no package manager.
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /out/portineria /portineria
COPY --from=build --chown=65532:65532 /out/data /data
# Loopback would be the container's own, so both doors listen on all its addresses. Which of them the world may reach is
# decided where the ports are published: the private one, 8080, belongs to your machine or home network only.
ENV PORTINERIA_DATA=/data \
    PORTINERIA_SERVER_PRIVATE_LISTEN=:8080 \
    PORTINERIA_SERVER_PUBLIC_LISTEN=:8081
VOLUME /data
EXPOSE 8080 8081
USER 65532:65532
ENTRYPOINT ["/portineria"]
CMD ["serve"]
