// Reads calendars with two readers by others. Standard input is a JSON list of texts; standard output is a list of what
// each reader found in each, with dates as they are written and texts as they are read.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const day = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, "0")).join("-");

function byICALjs(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    name: calendar.getFirstPropertyValue("x-wr-calname"),
    refresh: String(calendar.getFirstPropertyValue("refresh-interval")),
    events: calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid, start: event.startDate.toString(), end: event.endDate.toString(), whole: event.startDate.isDate,
        summary: event.summary, description: event.description ?? "", sequence: event.sequence,
        stamp: component.getFirstPropertyValue("dtstamp").toJSDate().toISOString(),
        status: component.getFirstPropertyValue("status"), transp: component.getFirstPropertyValue("transp"),
      };
    }),
  };
}

function byNodeICal(text) {
  const all = Object.values(nodeIcal.sync.parseICS(text));
  const calendar = all.find((c) => c.type === "VCALENDAR") ?? {};
  return {
    name: calendar["WR-CALNAME"],
    events: all.filter((c) => c.type === "VEVENT").map((event) => ({
      uid: event.uid, start: day(event.start), end: day(event.end), whole: event.datetype === "date",
      summary: event.summary, description: event.description ?? "", sequence: Number(event.sequence),
      stamp: event.dtstamp.toISOString(), status: event.status, transp: event.transparency,
    })),
  };
}

const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => ({ icaljs: byICALjs(text), nodeical: byNodeICal(text) }))));
