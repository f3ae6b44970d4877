package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"portineria/app/property"
	"portineria/lang"
	"portineria/stay"
)

func propertyCommand() spec {
	return spec{name: "property", does: "Bring properties with their facts in and out as text files.", subs: []spec{
		{name: "import", args: "FILE...", does: "Reads property files; each replaces the property of its id, whole or not at all.", run: propertyImport, example: "portineria property import casa-limone.toml"},
		{name: "export", args: "ID", does: "Prints a property as a text file. It holds codes and passwords in clear.", run: propertyExport, example: "portineria property export casa-limone > casa-limone.toml"},
		{name: "list", does: "Lists the properties, with how each stands now and what comes next.", run: propertyList, example: "portineria property list --json"},
		{name: "manual", args: "ID FILE... [--accept all|none] [--model off|configured|NAME]", run: propertyManual, example: "portineria property manual casa-limone manuale.pdf --accept all",
			does: "Reads a house manual (text, .docx, PDF; - is standard input) and prints the facts it would make; --accept all stores those that are new."},
		{name: "rehearse", args: "ID [--file FILE] [--model off|configured|NAME] [--model-now off|configured|NAME] [--most N] [--all]", run: propertyRehearse, example: "portineria property rehearse casa-limone --file changed.toml --json",
			does: "Answers past questions as they are answered now and as they would be with a changed file or another model, and prints what differs. Nothing is sent or stored."},
		{name: "check", args: "ID", does: "Looks through the facts: contradictions, codes that too many may know, what nobody has looked at for a year; exit code 1 if something wants a second look.",
			run: propertyCheck, example: "portineria property check casa-limone"},
		{name: "confirm", args: "ID FACT...", does: "Notes that facts are right as they stand.", run: propertyConfirm, example: "portineria property confirm casa-limone wifi parking"},
		{name: "gaps", args: "ID", does: "Gathers what guests asked and the facts do not say, in their words.", run: propertyGaps, example: "portineria property gaps casa-limone"},
		{name: "translations", args: "ID [--approve FACT:LANGUAGE] [--text TEXT] [--reject FACT:LANGUAGE] [--draft]", run: propertyTranslations,
			does: "Lists the drafted translations that wait for your word, and takes it.", example: "portineria property translations casa-limone --approve wifi:de --reject trash:fr"},
	}}
}

// readProperty reads a property file; what is wrong with it is unreadable input.
func readProperty(path string) (property.File, error) {
	file, err := os.Open(path)
	if err != nil {
		return property.File{}, errors.Join(errUnreadable, err)
	}
	defer file.Close()
	read, err := property.Parse(file, path)
	if err != nil {
		return read, fmt.Errorf("%w; nothing was imported\n%w", errUnreadable, err)
	}
	return read, nil
}

func propertyImport(ctx context.Context, c *call) error {
	if err := c.parse(1, -1); err != nil {
		return err
	}
	var files []property.File
	var failed error
	for _, path := range c.args {
		file, err := readProperty(path)
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		for _, w := range file.Warnings {
			c.tell("warning: %s", w)
		}
		files = append(files, file)
	}
	if failed != nil {
		return failed
	}
	return c.with(ctx, func(h *house) error {
		if err := property.Import(ctx, h.db, c.Now(), files...); err != nil {
			return err
		}
		for _, f := range files {
			c.line(map[string]any{"id": f.Property.ID, "state": "imported", "facts": len(f.Facts)}, "%s: %d facts", f.Property.ID, len(f.Facts))
		}
		return nil
	})
}

func propertyExport(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		p, err := h.db.Property(ctx, stay.PropertyID(c.args[0]))
		if err != nil {
			return err
		}
		facts, err := h.db.Facts(ctx, p.ID)
		if err != nil {
			return err
		}
		c.tell("This holds codes and passwords in clear: keep it like the keys of the house.")
		return property.Format(c.Out, p, facts)
	})
}

func propertyList(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		all, err := h.db.Properties(ctx)
		if err != nil {
			return err
		}
		for _, p := range all {
			facts, err := h.db.Facts(ctx, p.ID)
			if err != nil {
				return err
			}
			object := map[string]any{"id": p.ID, "state": "active", "name": p.Name, "language": p.Language, "timezone": p.Timezone, "facts": len(facts),
				"updated_at": p.UpdatedAt.UTC().Format(time.RFC3339)}
			standing, err := addOccupancy(ctx, c, h, p, object)
			if err != nil {
				return err
			}
			c.line(object, "%-24s %-30s %s  %d facts  %s", p.ID, p.Name, p.Language, len(facts), standing)
		}
		return nil
	})
}

// addOccupancy adds how a property stands now and what comes next, and says it in
// words.
func addOccupancy(ctx context.Context, c *call, h *house, p stay.Property, object map[string]any) (string, error) {
	now := c.Now()
	today := stay.DateOf(now.In(p.Zone()))
	bookings, err := h.db.Bookings(ctx, p.ID, today-1, today+366)
	if err != nil {
		return "", err
	}
	standing := stay.ConditionAt(p, bookings, now)
	object["occupancy"], object["closed"], object["booking"] = standing.State, standing.Closed, standing.Stay
	words := lang.For("en")
	said := words.OccupancyWord(string(standing.State))
	if standing.Next != nil {
		next := map[bool]string{true: "checkin", false: "checkout"}[standing.Next.In]
		object["next"], object["next_at"], object["next_booking"] = next, standing.Next.At.UTC().Format(time.RFC3339), standing.Next.Stay
		said += ", next " + next + " " + words.Dates.When(standing.Next.At, now.In(p.Zone()))
	}
	return said, nil
}
