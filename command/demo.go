package command

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
)

func demoCommand() spec {
	return spec{name: "demo", args: "[--port N]", run: demoRun, example: "portineria demo",
		does: "Starts a furnished house to try everything in: two properties, bookings around today, a simulated phone. It leaves nothing behind."}
}

// The first port that the demo tries, and how many after it.
const (
	demoPort  = 8080
	demoPorts = 100
)

func demoRun(ctx context.Context, c *call) (err error) {
	port := c.flags.Int("port", 0, "the port of the pages; 0 is the first free one from 8080")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if *port < 0 || *port > 65535 {
		return misuse("%s: --port is a number from 0 to 65535", c.path)
	}
	if c.dataDir != nil || c.configFile != nil {
		return misuse("%s: the demo has a directory of its own; for a real house use portineria serve", c.path)
	}
	if *port == 0 {
		if *port, err = freePort(ctx); err != nil {
			return err
		}
	}
	dir, err := os.MkdirTemp("", "portineria-demo-")
	if err != nil {
		return fmt.Errorf("make a directory for the demo: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	empty := ""
	c.dataDir, c.configFile = &dir, &empty
	c.Environ = []string{
		"PORTINERIA_SERVER_PRIVATE_LISTEN=127.0.0.1:" + strconv.Itoa(*port), "PORTINERIA_SERVER_PUBLIC_LISTEN=127.0.0.1:0",
		"PORTINERIA_ANSWERS_SETTLE=1s", "PORTINERIA_WHATSAPP_NUMBER=+441632960001", "PORTINERIA_LOG_LEVEL=warn",
	}
	return c.with(ctx, func(h *house) error {
		if err := c.furnish(ctx, h); err != nil {
			return err
		}
		c.demo = true
		return c.serve(ctx, h, func(private string, s *service) { s.play(ctx, c, h, private) })
	})
}

// freePort is the first free one from 8080.
func freePort(ctx context.Context) (int, error) {
	var listen net.ListenConfig
	for port := demoPort; port < demoPort+demoPorts; port++ {
		l, err := listen.Listen(ctx, "tcp", "127.0.0.1:"+strconv.Itoa(port))
		if err != nil {
			continue
		}
		return port, l.Close()
	}
	return 0, fmt.Errorf("no free port from %d to %d: choose one with --port", demoPort, demoPort+demoPorts-1)
}
