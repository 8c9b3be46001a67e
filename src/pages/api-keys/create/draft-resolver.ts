import { zodResolver } from '@hookform/resolvers/zod'

import { ApiKeyDraft } from './draft.ts'

const read = zodResolver(ApiKeyDraft)

/** What is wrong with a draft. A day that is half typed the browser gives as none: nobody is to take it for chosen. */
export const draftResolver: typeof read = (values, context, options) => {
  const ref = options.fields['reviewOn']?.ref
  const isHalf = ref && 'validity' in ref && ref.validity?.badInput
  return read(isHalf ? { ...values, reviewOn: '?' } : values, context, options)
}
