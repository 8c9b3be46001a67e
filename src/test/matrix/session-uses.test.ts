import { sessionUses } from '../../../e2e/matrix/session-uses.ts'
import { playCells } from './play-cells.ts'

playCells(sessionUses)
