import type { Calendar } from '../calendar.ts';
import { dayMs, dayNumber, hourMs, minuteMs } from '../local-time.ts';

/** The moment of a local time. None if clocks go forward and skip that time, and two if clocks go back and repeat it. */
export function momentsOf(calendar: Calendar, day: string, time: string): Date[] {
  const first = calendar.at(day, time);
  if (calendar.localTime(first) !== time) return [];
  // Every time zone goes back by half an hour or an hour, except for a few that went back two hours.
  const later = [30, 60, 120].map((minutes) => new Date(first.getTime() + minutes * minuteMs));
  return [first, ...later.filter((at) => calendar.localDay(at) === day && calendar.localTime(at) === time)];
}

/** A moment in the team's time zone, with its offset from UTC: `2026-12-15T18:00-06:00`. */
export function isoMoment(calendar: Calendar, at: Date): string {
  const [day, time] = [calendar.localDay(at), calendar.localTime(at)];
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const wall = dayNumber(day)! * dayMs + hour * hourMs + minute * minuteMs;
  const offset = Math.round((wall - Math.floor(at.getTime() / minuteMs) * minuteMs) / minuteMs);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const shift = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
  return `${day}T${time}${offset < 0 ? '-' : '+'}${shift}`;
}
