import { Alert } from '~/components/frame/alert'
import type { PageAccess } from '~/components/frame/acting-for'
import { DataTable } from '~/components/tables/data-table'
import { Facts } from '~/components/frame/facts'
import { MonthSwitch } from '~/components/time/month-switch'
import { OwnWords } from '~/components/frame/own-words'
import { Page } from '~/components/frame/page'
import { PrintButton } from '~/components/frame/print-button'
import { Rest } from '~/components/frame/rest'
import { PageStyle } from '~/components/frame/page-style'
import { HoursSums } from '~/components/hours/hours-sums'
import { TimelineSteps } from '~/components/reports/timeline'
import { BarFillings, TimeBar } from '~/components/time/time-bar'
import { useTexts } from '~/i18n/context'
import { numbersKept } from '~/views/tables/numbers-kept'
import type { Block, PrintableDocument, Section, Words } from '~/views/evidence/document'
import type { MonthSwitchView } from '~/views/time/month-switch'

type Props = {
  access: PageAccess
  document: PrintableDocument
  trail: { href: string; text: string }
  time: MonthSwitchView
  /** `notes` null: the viewer has none of their own here. */
  links: { pdf: string; notes: string | null }
}

/** The document of a month: to read, print, and fetch as a PDF with the same words. */
export function EvidencePage({ access, document, trail, time, links }: Props) {
  const t = useTexts()
  const others = document.sections.findIndex(({ newSheet }) => newSheet === true)
  const first = others < 0 ? document.sections : document.sections.slice(0, others)
  return (
    <Page title={document.title} lead={document.lead} access={access} trail={[trail]}>
      {document.warnings.map((warning) => (
        <Alert key={warning} tone="warning">
          {warning}
        </Alert>
      ))}
      <MonthSwitch {...time} />
      <PageStyle part="evidence" />
      <BarFillings />
      <p className="no-print">
        <a className="action-link" href={links.pdf}>
          {t('evidence.pdf.link')}
        </a>
      </p>
      {links.notes !== null && (
        <p className="no-print">
          <a className="action-link" href={links.notes}>
            {t('notes.title')}
          </a>
        </p>
      )}
      <Sections sections={first} />
      <Rest>
        <Sections sections={document.sections.slice(first.length)} isFolded />
      </Rest>
      <PrintButton />
    </Page>
  )
}

/** `isFolded`: long tables stand behind a line each. The first part is the month in short, and has all of it in sight. */
function Sections({ sections, isFolded = false }: { sections: readonly Section[]; isFolded?: boolean }) {
  return sections.map(({ id, heading, blocks, newSheet }) => (
    <section key={id} aria-labelledby={id} data-sheet={newSheet ? '' : undefined}>
      <h2 id={id}>{heading}</h2>
      {numbered(blocks).map(({ key, block }) => (
        <BlockView key={key} block={block} isFolded={isFolded} />
      ))}
    </section>
  ))
}

/** The same words may stand twice: a block is known by its place. */
function numbered(blocks: readonly Block[]): { key: string; block: Block }[] {
  return blocks.map((block, index) => ({ key: `${index}`, block }))
}

function BlockView({ block, isFolded }: { block: Block; isFolded: boolean }) {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>
    case 'text':
      return <p>{block.text}</p>
    case 'facts':
      return <Facts facts={block.facts} />
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'bar':
      return (
        <>
          {block.bar !== null && <TimeBar bar={block.bar} height={24} />}
          <HoursSums sums={block.sums} />
        </>
      )
    case 'way':
      return <TimelineSteps items={block.steps} />
    case 'quote':
      return <OwnWords text={block.text} from={block.from} />
    case 'table':
      return isFolded && block.rows.length > mostInSight ? (
        <details className="ds-details">
          <summary>{block.caption}</summary>
          <div>
            <Table block={block} captionHidden />
          </div>
        </details>
      ) : (
        <Table block={block} />
      )
  }
}

/** On a phone each row is a short list, so that a month would be fifty screens. On paper all is open. */
const mostInSight = 10

function Table({ block, captionHidden }: { block: Extract<Block, { kind: 'table' }>; captionHidden?: boolean }) {
  return (
    <DataTable
      caption={block.caption}
      captionHidden={captionHidden}
      columns={block.columns.map((name) => ({ name }))}
      rows={block.rows.map(({ id, cells }) => ({ id, cells: cells.map(cellOf) }))}
    />
  )
}

function cellOf(words: Words) {
  if (typeof words === 'string') return words
  return (
    <>
      <span aria-hidden="true">{words.shown}</span>
      <PageStyle part="tables" />
      <span className="ds-sr-only">{words.spoken}</span> <span className="table-more">{numbersKept(words.more)}</span>
    </>
  )
}
