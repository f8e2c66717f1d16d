import { siteName } from './document-title'

/** The mark: an eye whose iris is a clock; drawn in the theme's colours, hidden from assistive technology. */
export function Mark() {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <path
        className="mark-eye"
        d="M24 8c11 0 18.5 8.3 21.5 14.3a3.8 3.8 0 0 1 0 3.4C42.5 31.7 35 40 24 40S5.5 31.7 2.5 25.7a3.8 3.8 0 0 1 0-3.4C5.5 16.3 13 8 24 8Z"
      />
      <circle className="mark-light" cx="24" cy="24" r="10.5" />
      <path className="mark-eye" d="M24 18v6.5l4.5 3" />
    </svg>
  )
}

/** The name and mark of the service, as a link to the start page. */
export function Logo() {
  return (
    <a className="logo" href="/">
      <Mark />
      {siteName}
    </a>
  )
}
