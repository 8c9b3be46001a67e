/** The zone of the browser that plays the stories, as `playwright.config.ts` has it. */
export const browserZone = 'Europe/Berlin'

/** As days stand in the address of the page. */
export const isoDay = isoDayIn(browserZone)

/** Noon in the zone of the browser, so many days before its today: for some hours another day than here, and than in UTC. */
export const noon = (now: number, daysAgo: number, zone = browserZone): Date =>
  onTheHour(now, daysAgo, 12, zone)

/** The moment at which all pictures are taken. */
export const pictureMoment = noon(Date.UTC(2026, 10, 27), 0)

/** The beginning of a day there: on two days a year it is not twelve hours before noon. */
export const midnight = (now: number, daysAgo: number, zone = browserZone): Date =>
  onTheHour(now, daysAgo, 0, zone)

function onTheHour(now: number, daysAgo: number, hour: number, zone: string): Date {
  const [year = 0, month = 1, day = 1] = isoDayIn(zone).format(now).split('-').map(Number)
  const wanted = Date.UTC(year, month - 1, day - daysAgo, hour)
  // What the zone is ahead of UTC near the hour, and then at the hour: a change of clocks may lie between.
  const near = wanted - ahead(wanted, zone)
  return new Date(wanted - ahead(near, zone))
}

/** Milliseconds by which the clocks of a zone are ahead of UTC; the moment is one without a part of a second. */
function ahead(at: number, zone: string): number {
  const shown = new Intl.DateTimeFormat('sv', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: zone,
  }).format(at)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - at
}

function isoDayIn(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv', { timeZone: zone })
}
