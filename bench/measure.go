package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"time"

	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

const (
	numberID = "900000000000002"
	secret   = "bench-app-secret"
	token    = "bench-access-token"
	question = "Where can I park the car?"
)

// guestsEach is how many guests a worker of the sustained run writes as.
const guestsEach = 5

// quantiles of a set of durations.
type quantiles struct{ p50, p99 time.Duration }

func quantilesOf(all []time.Duration) quantiles {
	slices.Sort(all)
	if len(all) == 0 {
		return quantiles{}
	}
	return quantiles{all[len(all)/2], all[min(len(all)-1, len(all)*99/100)]}
}

func median[T any](all []T, of func(T) float64) float64 {
	var values []float64
	for _, x := range all {
		values = append(values, of(x))
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// platform is the fake Graph API with a client that posts guests' messages and
// knows when each was answered.
type platform struct {
	fake    *graphfake.Server
	server  *httptest.Server
	client  *http.Client
	webhook string // where deliveries go

	mu       sync.Mutex
	answered map[string]chan time.Time // by the guest's number
}

func newPlatform() (*platform, error) {
	p := &platform{answered: map[string]chan time.Time{}, client: &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 256}}}
	fake, err := graphfake.New(graphfake.Options{
		Number: graphfake.Business{Account: "900000000000001", PhoneNumberID: numberID, Phone: "441632960001", Name: "Bench"}, Token: token,
		Now: func(string) time.Time { return time.Now() }, Rand: rand.Reader, NoWindow: true, NoPairLimit: true, PerSecond: -1, Workers: 32, Keep: 10,
		Deliver: p.deliver, OnSent: p.sent,
	})
	if err != nil {
		return nil, err
	}
	p.fake, p.server = fake, httptest.NewServer(fake)
	return p, nil
}

func (p *platform) close() {
	p.server.Close()
	p.fake.Close()
}

// deliver posts a signed body to the target.
func (p *platform) deliver(ctx context.Context, body []byte) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, p.webhook, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set(whatsapp.SignatureHeader, whatsapp.Sign(secret, body))
	resp, err := p.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the target answered %s", resp.Status)
	}
	return nil
}

func (p *platform) sent(m graphfake.SentMessage) {
	p.mu.Lock()
	ch := p.answered[m.To]
	p.mu.Unlock()
	if ch != nil {
		select {
		case ch <- time.Now():
		default:
		}
	}
}

// ask lets one guest write and waits for the reply.
func (p *platform) ask(ctx context.Context, guest, n int) (ack, reply time.Duration, err error) {
	phone := fmt.Sprintf("4477009%05d", guest)
	ch := make(chan time.Time, 1)
	p.mu.Lock()
	p.answered[phone] = ch
	p.mu.Unlock()
	body := graphfake.TextBody(graphfake.Business{Account: "900000000000001", PhoneNumberID: numberID, Phone: "441632960001"},
		graphfake.Guest{Phone: phone, UserID: fmt.Sprintf("GB.7%019d", guest), Name: "Ada"}, fmt.Sprintf("wamid.%d.%d", guest, n), time.Now(), question)
	began := time.Now()
	if err := p.deliver(ctx, body); err != nil {
		return 0, 0, err
	}
	ack = time.Since(began)
	select {
	case at := <-ch:
		return ack, at.Sub(began), nil
	case <-ctx.Done():
		return 0, 0, fmt.Errorf("no reply: %w", ctx.Err())
	}
}

// burst lets guests write all at once.
func (p *platform) burst(ctx context.Context, first, guests int) (acks, replies []time.Duration, err error) {
	var mu sync.Mutex
	var group sync.WaitGroup
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for g := range guests {
		group.Go(func() {
			ack, reply, failed := p.ask(ctx, first+g, 0)
			mu.Lock()
			defer mu.Unlock()
			if failed != nil {
				err = failed
				return
			}
			acks, replies = append(acks, ack), append(replies, reply)
		})
	}
	group.Wait()
	return acks, replies, err
}

// sustained asks from a number of guests at a time and says how many messages are
// dealt with in a second: answered, and every status of the answer taken too.
func (p *platform) sustained(ctx context.Context, first, messages, atOnce int) (float64, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	var group sync.WaitGroup
	var mu sync.Mutex
	var failed error
	began := time.Now()
	for worker := range atOnce {
		group.Go(func() {
			for n := worker; n < messages; n += atOnce {
				// Each worker has guests of its own: nobody asks twice at a time.
				guest := first + worker*guestsEach + n/atOnce%guestsEach
				if _, _, err := p.ask(ctx, guest, n); err != nil {
					mu.Lock()
					failed = err
					mu.Unlock()
					return
				}
			}
		})
	}
	group.Wait()
	failed = errors.Join(failed, p.fake.WaitWebhooks(ctx))
	return float64(messages) / time.Since(began).Seconds(), failed
}
