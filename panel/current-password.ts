import type { Exchange } from './exchange.ts'
import type { Failure } from './failure.ts'
import { accountOf } from './guard.ts'
import { verifyPassword } from './secrets.ts'
import { createComplaints } from './validation.ts'
import type { World } from './world.ts'

/** @throws Failure when a field has not the account's password: `wrong`, or 422 where the dialect asks for the field. */
export async function demandPassword(
  world: World,
  exchange: Exchange,
  field: 'password' | 'current_password',
  wrong: () => Failure,
) {
  const password = exchange.input[field]
  if (world.dialect.features.passwordRequired) {
    const complaints = createComplaints()
    complaints.text(exchange.input, field)
    complaints.throwIfAny()
  }
  if (!(await verifyPassword(password, accountOf(exchange).password))) throw wrong()
}
