import { useTexts } from '~/i18n/context'

/** Prints the page. Hidden until the enhancement script shows it: without script, the browser's own menu prints. */
export function PrintButton() {
  return (
    <button type="button" className="ds-button" data-variant="secondary" data-print="" hidden>
      {useTexts()('frame.print')}
    </button>
  )
}
