import type { Texts } from '~/i18n/texts'

/**
 * Things of a list whose names lead to them. Those that have one name get something more in it, so that the links are told
 * apart (WCAG 2.4.4): what `which` says, else their number in the list.
 */
export function toldApart<Name extends string, Item extends Record<Name, string>>(
  items: readonly Item[],
  name: Name,
  t: Texts,
  which?: (item: Item) => string,
): Item[] {
  return items.map((item, index) => {
    const isSame = (other: Item): boolean => other[name] === item[name]
    if (items.filter(isSame).length === 1) return item
    const nth = items.slice(0, index + 1).filter(isSame).length
    const more = which?.(item) ?? t('forms.nth', { nth })
    return { ...item, [name]: t('forms.toldApart', { what: item[name], which: more }) }
  })
}
