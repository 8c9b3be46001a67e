/**
 * A `ref` that empties the fields of a form that goes: React holds on to the field that had focus last, also when it is long gone
 * from the page, and by it would stay a password or a code, until something else has had focus.
 */
export function forgetWhenGone(form: HTMLFormElement) {
  function empty() {
    // A form may lose its ref and stay: StrictMode tries that out, and Suspense hides it so.
    if (form.isConnected) return
    for (const field of form.querySelectorAll('input'))
      if (!field.readOnly && field.type !== 'checkbox') field.value = ''
  }
  return () => queueMicrotask(empty)
}
