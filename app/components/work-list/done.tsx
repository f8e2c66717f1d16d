import { NotAll } from '~/components/choose/not-all'
import { Notices } from '~/components/frame/notices'
import { Page } from '~/components/frame/page'
import { useTexts } from '~/i18n/context'
import type { ProviderNotice } from '~/views/frame/notice'

type Props = {
  walked: number
  left: number
  notices: ProviderNotice[]
  /** Why somebody may be missing in the list. */
  all: { unconfirmed: boolean; refused: readonly string[] }
  now: Date
}

/** That one has been through the list: how much of it, and what still waits. */
export function WorkListDone({ walked, left, notices, all, now }: Props) {
  const t = useTexts()
  const isAll = !all.unconfirmed && all.refused.length === 0
  const isWhole = isAll && notices.every(({ asOf }) => asOf !== null)
  return (
    <Page title={t('work-list.done.title')} lead={t('work-list.done.walked', { count: walked })}>
      <NotAll {...all} />
      <Notices notices={notices} now={now} />
      {left > 0 && <p>{t('work-list.done.left', { count: left })}</p>}
      {left === 0 && isWhole && <p>{t('work-list.done.nothingLeft')}</p>}
      {!isWhole && <p>{t('work-list.done.unknown')}</p>}
      <ul className="links">
        <li>
          <a className="action-link" href="/att-gora">
            {t('work-list.done.list')}
          </a>
        </li>
        {left > 0 && (
          <li>
            <a className="action-link" href="/att-gora/nasta?fran=borjan">
              {t('work-list.done.again')}
            </a>
          </li>
        )}
      </ul>
    </Page>
  )
}
