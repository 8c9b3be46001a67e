/** The hidden user name of a form with a password: it tells password managers which entry is meant. */
export function UsernameField({ username }: { username: string }) {
  return (
    <input
      type="text"
      name="username"
      autoComplete="username"
      value={username}
      readOnly
      hidden
    />
  )
}
