package command

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"time"

	"golang.org/x/sync/errgroup"

	"portineria/app"
	"portineria/app/account"
	"portineria/app/backup"
	"portineria/app/meter"
	"portineria/app/model"
	"portineria/app/number"
	"portineria/app/simulator"
	"portineria/egress"
	"portineria/stay"
	"portineria/store"
	"portineria/template"
	"portineria/web"
)

func serveCommand() spec {
	return spec{name: "serve", does: "Runs everything: webhook, assistant, calendars, the owner's pages.", run: serveRun, example: "portineria serve --data /var/lib/portineria"}
}

// drainWithin is how long a stop may take.
const drainWithin = 9 * time.Second

func serveRun(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error { return c.serve(ctx, h, nil) })
}

// serve runs a house until ctx ends. opened, if given, is called once both doors
// are open, with the address of the private one.
func (c *call) serve(ctx context.Context, h *house, opened func(private string, s *service)) error {
	release, err := store.Lock(h.place.Data)
	if err != nil {
		return err
	}
	defer func() { _ = release() }()
	doors, err := openDoors(ctx, h.Server.PrivateListen, h.Server.PublicListen)
	if err != nil {
		return err
	}
	defer doors.close()
	s, err := c.assemble(ctx, h, doors)
	if err != nil {
		return err
	}
	defer s.close()
	// What expired while the program was off is gone before anybody can look.
	if err := s.app.Prepare(ctx); err != nil {
		return fmt.Errorf("prepare: %w", err)
	}
	if err := tidy(h, c.Now)(ctx); err != nil {
		return err
	}
	if c.demo {
		if s.demo, err = c.demoOwner(ctx, s.door); err != nil {
			return err
		}
	}
	setup, err := s.door.SetupToken(ctx) // empty where there is an owner
	if err != nil {
		return err
	}
	address := reachable(doors.private.Addr().String())
	return s.run(ctx, h, doors, func() {
		if opened != nil {
			opened(address, s)
			return
		}
		c.tell("Portineria is open at %s; guests' messages come in at %s.", address, reachable(doors.public.Addr().String()))
		if setup != "" {
			c.tell("\nThere is no owner yet. Open this link once to begin:\n\n    %s/setup/%s\n", address, setup)
		}
	})
}

// doors are the two listeners.
type doors struct{ private, public net.Listener }

func openDoors(ctx context.Context, private, public string) (doors, error) {
	var listen net.ListenConfig
	var d doors
	var err error
	if d.private, err = listen.Listen(ctx, "tcp", private); err != nil {
		return d, fmt.Errorf("server.private_listen: %w: another program uses %s; end it or choose another port", err, private)
	}
	if d.public, err = listen.Listen(ctx, "tcp", public); err != nil {
		return d, errors.Join(fmt.Errorf("server.public_listen: %w: another program uses %s; end it or choose another port", err, public), d.private.Close())
	}
	return d, nil
}

func (d doors) close() {
	_ = d.private.Close()
	_ = d.public.Close()
}

// service is a running program's parts.
type service struct {
	app    *app.App
	door   *account.Door
	web    *web.Web
	sim    *simulator.Simulator
	dialer *egress.Dialer
	desk   *number.Desk // where numbers are set up
	model  *model.Keeper
	meter  *meter.Meter
	demo   string // token of the demo's link; empty in a real house
}

// assemble makes the parts and wires them; nothing runs yet but the simulator's
// loopback server.
func (c *call) assemble(ctx context.Context, h *house, d doors) (*service, error) {
	s := &service{dialer: newDialer(c, h), door: c.door(h)}
	if err := allowConfigured(s.dialer, h.Config); err != nil {
		return nil, err
	}
	graph, err := newGraph(c, h.Config, s.dialer)
	if err != nil {
		return nil, err
	}
	client, err := newModel(h.Config, s.dialer)
	if err != nil {
		return nil, err
	}
	answerer, err := newAnswerer(h.Config)
	if err != nil {
		return nil, err
	}
	if s.model, err = c.newKeeper(h, s, client, answerer.Lexicon); err != nil {
		return nil, err
	}
	var warm func(context.Context, string) error
	if client != nil {
		answerer.Model, answerer.Swift, warm = s.model, s.model.Swift, s.model.Warm
	}
	lines := newSwitchboard(c, h, s.dialer)
	if err := c.addSimulator(ctx, h, s, d, &lines.always); err != nil {
		return nil, err
	}
	all, err := lines.connect(ctx)
	if err != nil {
		return nil, err
	}
	if s.desk, err = newNumberDesk(c, h, lines, s.dialer, h.Server.PublicURL); err != nil {
		return nil, err
	}
	book := newBook(c, h, s.dialer)
	jobs := []app.Job{
		{Name: "calendars", Every: 15 * time.Second, Timeout: 5 * time.Minute, Run: book.Poll, Quiet: true},
		{Name: "numbers", Every: 24 * time.Hour, Timeout: 10 * time.Minute, Run: s.desk.Watch},
		{Name: "tidy", Every: 6 * time.Hour, Timeout: time.Minute, Run: tidy(h, c.Now)},
	}
	translations := newTranslations(c, h, answerer, nil)
	var translates app.Translator
	if client != nil {
		translates, translations = s.model, newTranslations(c, h, answerer, s.model)
		jobs = append(jobs, app.Job{Name: "translations", Every: time.Minute, Timeout: 30 * time.Minute, Run: translations.Run, Quiet: true})
	}
	files, err := newMedia(c, h, s.dialer)
	if err != nil {
		return nil, err
	}
	ready, err := newReady()
	if err != nil {
		return nil, err
	}
	if s.meter, err = newMeter(c, h, answerer, func() (ids []string) {
		for _, n := range s.app.Numbers() {
			ids = append(ids, n.ID)
		}
		return ids
	}); err != nil {
		return nil, err
	}
	jobs = append(jobs, app.Job{Name: "meter", Every: 2 * time.Second, Timeout: time.Minute, Run: s.meter.Count, Quiet: true},
		app.Job{Name: "meter_watch", Every: time.Minute, Timeout: time.Minute, Run: s.meter.Watch, Quiet: true})
	s.app = app.New(app.Options{DB: h.db, Answerer: answerer, Ready: ready, Numbers: all, Renumber: lines.connect, Now: c.Now, Rand: c.Rand, Log: h.log, Settle: h.Answers.Settle,
		ReconcileAfter: h.WhatsApp.ReconcileAfter, PerSecond: h.WhatsApp.PerSecond, OwnerPhone: h.Owner.WhatsApp, Retention: stay.DefaultRetention(),
		Warm: warm, Jobs: jobs, Translator: translates, Media: files})
	if err := s.furnishSimulator(ctx); err != nil {
		return nil, err
	}
	s.web, err = c.newWeb(h, s, webParts{book: book, answerer: answerer, translations: translations, graph: graph, model: client, doors: d})
	return s, err
}

// tidy removes the copies that were put aside before a restore or a change of
// version, once they are as old as the privacy notice allows.
func tidy(h *house, now func() time.Time) func(context.Context) error {
	return func(context.Context) error {
		_, err := backup.Tidy(h.place.Data, now())
		return err
	}
}

// addSimulator starts the phone on screen: its fake Graph API listens on
// loopback, and its number exists for the private door alone.
func (c *call) addSimulator(ctx context.Context, h *house, s *service, d doors, all *[]app.Number) error {
	private := reachable(d.private.Addr().String())
	sim, err := simulator.New(ctx, simulator.Options{DB: h.db, Now: c.Now, Rand: c.Rand, Log: h.log,
		HTTP: s.dialer.Client(egress.WhatsApp, egress.ClientOptions{Timeout: 20 * time.Second}), Webhook: func() string { return private + "/simulator/webhook" }})
	if err != nil {
		return fmt.Errorf("start the simulator: %w", err)
	}
	s.sim = sim
	var local []egress.Destination
	for _, address := range []string{private, sim.URL()} {
		to, err := egress.FromURL(address, egress.WhatsApp, egress.Messages, true)
		if err != nil {
			return err
		}
		local = append(local, to)
	}
	if err := s.dialer.Allow("simulator", local...); err != nil {
		return err
	}
	client, err := sim.Client(s.dialer.Client(egress.WhatsApp, egress.ClientOptions{}))
	if err != nil {
		return err
	}
	id, secret := sim.Number()
	*all = append(*all, app.Number{ID: id, Secrets: []string{secret}, Sender: client, Media: client, Account: stay.SimulatedAccount, Simulated: true})
	return nil
}

// furnishSimulator approves the ready texts for the phone on screen.
func (s *service) furnishSimulator(ctx context.Context) error {
	if s.sim == nil {
		return nil
	}
	texts, err := s.app.ReadySimulated(ctx)
	if err != nil {
		return fmt.Errorf("approve the simulator's texts: %w", err)
	}
	for _, t := range texts {
		s.sim.Approve(template.Draft(t))
	}
	return nil
}

func (s *service) close() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	if s.sim != nil {
		_ = s.sim.Close(ctx)
	}
	_ = s.dialer.Close(ctx)
}

// run serves until ctx ends, and then stops in the reverse order: no new
// connections, live streams ended, requests drained, the path finished.
func (s *service) run(ctx context.Context, h *house, d doors, opened func()) error {
	private, public := server(s.web.Private(), h.log), server(s.web.Public(), h.log)
	group, running := errgroup.WithContext(ctx)
	for _, x := range []struct {
		server *http.Server
		on     net.Listener
	}{{private, d.private}, {public, d.public}} {
		group.Go(func() error {
			if err := x.server.Serve(x.on); !errors.Is(err, http.ErrServerClosed) {
				return err
			}
			return nil
		})
	}
	path, stopPath := context.WithCancel(context.WithoutCancel(ctx))
	defer stopPath()
	group.Go(func() error { return s.app.Run(path) })
	group.Go(func() error { return s.model.Run(path) })
	s.web.SetReady()
	debug.FreeOSMemory() // what reading the words took is not needed again
	group.Go(func() error { opened(); return nil })
	group.Go(func() error {
		<-running.Done()
		s.web.EndStreams()
		drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainWithin)
		defer cancel()
		err := errors.Join(public.Shutdown(drain), private.Shutdown(drain))
		stopPath()
		return err
	})
	err := group.Wait()
	h.log.Info("stopped")
	return err
}
