import { useParams } from '@tanstack/react-router'
import { useQueryOf } from '#ui/data.ts'
import { useLocale, useMessages, useNamed } from '#ui/i18n.tsx'
import { Page } from '#ui/Page.tsx'
import { showDossier } from '../dossier.contract.ts'
import { dossierMessages } from '../dossier.messages.ts'
import { SpeakerDossier } from './SpeakerDossier.tsx'

/** The speaker's dossier of a room by itself: one page to print. */
export function DossierPage() {
  const { briefingId, pointId } = useParams({ from: '/signed-in/briefings/$briefingId/points/$pointId/dossier' })
  const t = useMessages(dossierMessages)
  const named = useNamed()
  const { locale } = useLocale()
  const { point, briefing } = useQueryOf(showDossier, { params: { id: briefingId, pointId } })
  const title = locale === 'en' ? briefing.titleEn : briefing.titleVi
  return (
    <Page title={t('title', { point: named(point) })} description={title} trail={[{ label: title, href: `/briefings/${briefingId}` }]}>
      <SpeakerDossier briefingId={briefingId} pointId={pointId} />
    </Page>
  )
}
