import { keyUses } from '../../../e2e/matrix/key-uses.ts'
import { playCells } from './play-cells.ts'

playCells(keyUses)
