import type { Scene } from '~/views/frame/scene'

/** What is in the archive of one's own data, and what each file is called there; the name of each is its place in the texts. */
export const ownFiles = {
  person: 'person',
  brukare: 'hjalptagare',
  sessions: 'inloggningar',
  representations: 'behorigheter',
  given: 'vilka-som-far-se',
  drafts: 'utkast',
  objections: 'invandningar',
  comments: 'kommentarer',
  reviews: 'granskningar',
  notes: 'anteckningar',
  jointActs: 'tillsammans',
  log: 'logg',
  kept: 'hamtade-svar',
} as const
export type OwnFile = keyof typeof ownFiles

/** Every file, in the order of the page and of the archive. */
export const ownFileList: readonly OwnFile[] = [
  ...(['person', 'brukare', 'sessions', 'representations', 'given', 'drafts'] as const),
  ...(['objections', 'comments', 'reviews', 'notes', 'jointActs', 'log', 'kept'] as const),
]

/** The text file that says what the others are. `name`: of the person; `counts`: how many rows each has. */
export function readmeText(
  name: string,
  counts: ReadonlyMap<OwnFile, number>,
  withheld: boolean,
  { t, f, now }: Scene,
): string {
  const files = ownFileList.map((file) =>
    t('own-data.readme.file', {
      file: ownFiles[file],
      text: t(`own-data.item.${file}.text`),
      rows: counts.get(file) ?? 0,
    }),
  )
  const parts = [
    t('own-data.title'),
    t('own-data.readme.made', { name, time: t('format.dateTime', { date: f.dateLong(now), time: f.atTime(now) }) }),
    t('own-data.readme.twice'),
    t('own-data.readme.columns'),
    files.join('\r\n'),
    ...(withheld ? [t('own-data.readme.withheld')] : []),
    t('own-data.elsewhere'),
    t('own-data.readme.safe'),
  ]
  return `${parts.join('\r\n\r\n')}\r\n`
}
