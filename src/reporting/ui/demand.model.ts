import { Decimal } from 'decimal.js'
import type { z } from 'zod'
import type { Form } from '../form.contract.ts'
import type { OfferedAction } from '../return.contract.ts'
import type { Demand } from '../return.model.ts'
import type { DraftState } from './draft-store.ts'

type Offered = z.infer<typeof OfferedAction>

/** Whether a stated figure differs from what the lines give. */
export function isOverride(stated: string | null, computed: string | null): boolean {
  return stated !== null && computed !== null && !new Decimal(stated).equals(computed)
}

/** The figures that still have to be stated. */
export function missingFigures(form: Form, { content, figures }: Pick<DraftState, 'content' | 'figures'>): string[] {
  const computed = new Map(figures.map((figure) => [figure.code, figure.computed]))
  return form.figures.filter(({ code, required }) => required && (content.figures[code]?.value ?? computed.get(code) ?? null) === null).map(({ code }) => code)
}

/** The figures that differ from what the lines give, with no reason said. */
export function unexplainedOverrides({ content, figures }: Pick<DraftState, 'content' | 'figures'>): string[] {
  return figures
    .filter(({ code, computed }) => isOverride(content.figures[code]?.value ?? null, computed) && !content.figures[code]?.reason?.trim())
    .map(({ code }) => code)
}

/** The offered actions with the reasons that the draft's last save has changed since they were offered. */
export function freshActions(actions: readonly Offered[], form: Form, state: DraftState): Offered[] {
  const unmet: Partial<Record<Demand, boolean>> = {
    no_hard_findings: state.summary.hard > 0,
    soft_explained: state.summary.unexplained > 0,
    figures_complete: missingFigures(form, state).length > 0,
    overrides_explained: unexplainedOverrides(state).length > 0,
  }
  return actions.map((offered) => {
    if (offered.action !== 'submit' || offered.reasons.includes('state')) return offered
    const others = offered.reasons.filter((reason) => unmet[reason] === undefined)
    const own = (Object.keys(unmet) as Demand[]).filter((demand) => unmet[demand])
    const reasons = [...others, ...own]
    return { ...offered, reasons, allowed: reasons.length === 0 }
  })
}
