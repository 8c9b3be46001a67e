import { readUses } from '../../../e2e/matrix/read-uses.ts'
import { playCells } from './play-cells.ts'

playCells(readUses)
