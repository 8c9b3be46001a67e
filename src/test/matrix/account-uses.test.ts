import { accountUses } from '../../../e2e/matrix/account-uses.ts'
import { playCells } from './play-cells.ts'

playCells(accountUses)
