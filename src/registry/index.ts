export { type ProviderName, providerKey, resolveOrganisations } from './organisation.store.ts'
