import { type Binding, implement } from '#platform/http.ts'
import { normalItems } from './report-item.model.ts'
import { saveTemplate, sectionTwice, showTemplate, templateChanged } from './report-template.contract.ts'
import { findTemplateVersions, getTemplate, insertTemplate } from './report-template.store.ts'

/** The routes of templates. */
export const templateBindings: Binding[] = [
  implement(showTemplate, async ({ db }, { params, query }) => {
    const versions = await findTemplateVersions(db, params.kind)
    const inForce = versions[0]?.number ?? 0
    const number = query.number ?? inForce
    return { kind: params.kind, number, inForce, body: await getTemplate(db, params.kind, number), versions }
  }),
  implement(saveTemplate, async ({ tx, actor, now }, { params, body: { basedOn, body, note } }) => {
    const [newest] = await findTemplateVersions(tx, params.kind)
    if (newest && newest.number !== basedOn) throw templateChanged({ number: newest.number, by: newest.madeBy ?? '' })
    const twice = body.sections.find(({ key }, index) => body.sections.findIndex((one) => one.key === key) !== index)
    if (twice) throw sectionTwice({ key: twice.key })
    const number = basedOn + 1
    const sections = body.sections.map((section) => ({ ...section, items: normalItems(section.items) }))
    await insertTemplate(tx, { kind: params.kind, number, body: { ...body, sections }, note, now, personId: actor.personId })
    return { number }
  }),
]
