const HA_NOI = 7 * 3_600_000

/** The hour in Ha Noi at a moment, as `14:05`. */
export function hourInHaNoi(moment: string): string {
  return new Date(Date.parse(moment) + HA_NOI).toISOString().slice(11, 16)
}

/** The moment of an hour (`14:05`) of a day in Ha Noi. */
export function momentInHaNoi(day: string, hour: string): string {
  return new Date(`${day}T${hour}:00+07:00`).toISOString()
}

/** A moment so many minutes later. */
export function minutesAfter(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString()
}
