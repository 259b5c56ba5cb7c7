/** Whether `YYYY-MM-DD` is a day: the pattern lets 2026-02-30 through, the calendar does not. */
export function isCalendarDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
