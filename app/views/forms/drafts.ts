import type { Texts } from '~/i18n/texts'

/**
 * Drafts with what each is about. Those about the same are numbered in the order they come, so that the links to them are
 * told apart (WCAG 2.4.4).
 */
export function numbered<Draft extends { about: string }>(drafts: readonly Draft[], t: Texts): Draft[] {
  return drafts.map((draft, index) => {
    const same = drafts.filter(({ about }) => about === draft.about)
    const nth = drafts.slice(0, index + 1).filter(({ about }) => about === draft.about).length
    return same.length === 1 ? draft : { ...draft, about: t('forms.nthDraft', { what: draft.about, nth }) }
  })
}
