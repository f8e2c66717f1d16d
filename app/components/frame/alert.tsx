import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

/** How a message is meant. The words carry it; colour and icon only repeat it. */
export type Tone = 'info' | 'success' | 'warning' | 'danger'

const icons: Record<Tone, IconName> = {
  info: 'InformationSquareFill',
  success: 'CheckmarkCircleFill',
  warning: 'ExclamationmarkTriangleFill',
  danger: 'XMarkOctagonFill',
}

/**
 * A message that is there when the page comes; no role, because nothing changes while one reads. With a title it is a
 * heading on `level` (2 when not said).
 */
export function Alert({ tone = 'info', title, level = 2, isSaidOnce = false, children }: AlertProps) {
  const Title = `h${level}` as const
  return (
    <div className="ds-alert" data-color={tone} data-once={isSaidOnce ? '' : undefined}>
      <Icon name={icons[tone]} />
      {title !== undefined && <Title>{title}</Title>}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}

type AlertProps = {
  tone?: Tone
  title?: string
  level?: 2 | 3 | 4
  /** No other page says it again, so that it stays when the page follows what happens. */
  isSaidOnce?: boolean
  children?: ReactNode
}
