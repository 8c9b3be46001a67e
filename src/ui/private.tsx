import { use } from 'react'

import { PrivateValuesContext, type PrivateProps } from '#src/i18n/private-values.ts'

/** A value that is hidden from whoever looks on, where that is asked for, and drawn as it is otherwise. */
export function Private(props: PrivateProps) {
  const hidden = use(PrivateValuesContext)
  return hidden ? <hidden.Mask {...props} /> : props.children
}
