import { useQueryOf } from '#ui/data.ts'
import type { Column } from '#ui/DataTable.tsx'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { directoryScreenMessages } from '../../directory-screens.messages.ts'
import { deleteTopic, listTopics, putTopic, type Topic } from '../../topic.contract.ts'
import { useSharedFields } from '../form/use-shared-fields.ts'
import { useProvenanceColumns, useValidityColumn } from '../provenance.tsx'
import { ReferenceList } from './ReferenceList.tsx'

/** Events that aid is counted for apart. */
export function TopicsList() {
  const t = useMessages(directoryScreenMessages)
  const named = useNamed()
  const { topics } = useQueryOf(listTopics)
  const { names, validity, provenance } = useSharedFields()
  const columns: Column<Topic>[] = [
    { id: 'code', header: t('code'), kind: 'code', value: ({ code }) => code },
    { id: 'vi', header: t('name-vi'), rowHeader: true, value: ({ nameVi }) => nameVi },
    { id: 'en', header: t('name-en'), value: ({ nameEn }) => nameEn },
    useValidityColumn<Topic>(),
    ...useProvenanceColumns<Topic>(),
  ]
  return (
    <ReferenceList
      caption={t('list.topics')}
      columns={columns}
      rows={topics}
      rowKey={({ code }) => code}
      nameOf={named}
      fields={[{ name: 'code', label: t('code'), key: true, hint: t('topic.code-hint') }, ...names, ...validity, ...provenance]}
      put={putTopic}
      gone={{ route: deleteTopic, inputOf: ({ code }) => ({ params: { code } }) }}
      invalidates={[listTopics]}
    />
  )
}
