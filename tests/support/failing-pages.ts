import { reportMonth as month } from './objection-flow'

/** `main`: what the page is about. When none of it could be read, heading and title must say so. */
export type PageOfTest = { path: string; person: string; main?: string }

/** Pages and files about one person, at `base`, that rest on what a provider says. */
export function pagesOf(base: string, person: string): PageOfTest[] {
  const of = (main: string, ...paths: string[]) => paths.map((path) => ({ path: `${base}/${path}`, person, main }))
  return [
    { path: base, person, main: 'listShifts' },
    ...of('listShifts', 'schema/dag/2026-11-19', 'schema/vecka/2026-W47', 'schema/manad/2026-11?vy=tabell'),
    ...of('listShifts', 'schema/manad/2026-11', 'schema/manad/2026-11?vy=lista', 'schema/vecka/2026-W47.csv'),
    ...of('listTimeReports', `tidrapporter/${month}`, `tidrapporter/${month}.csv`),
    ...of('listFaststallanden', `faststallanden/${month}`, `faststallanden/${month}.csv`),
    ...of('listTimeReportsWithRows', `sammanstallning/${month}`, `sammanstallning/${month}.pdf`),
    ...of('listGrants', `timmar/manad/${month}`, `timmar/manad/${month}.csv`, 'beslut', 'beslut.csv'),
    ...of('listTimeReportsWithRows', 'kontinuitet', 'kontinuitet.csv'),
    ...of('listClaims', `rakningsunderlag/${month}`, `rakningsunderlag/${month}.csv`),
    ...of('getFaststallandeFullmakt', 'fullmakt', 'fullmakt/farsta'),
    ...of('listRepresentations', 'behoriga'),
    ...of('listObjections', 'invandningar'),
  ]
}
