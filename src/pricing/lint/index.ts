import type { Rule } from '../../model/rule.ts';
import { article293bUntaxed } from './article-293b-untaxed.ts';
import { clientAddressMissing } from './client-address-missing.ts';
import { clientMissing } from './client-missing.ts';
import { clientSirenMissing } from './client-siren-missing.ts';
import { clientSirenWrong } from './client-siren-wrong.ts';
import { complaintsUnsaid } from './complaints-unsaid.ts';
import { currencyNotEuro } from './currency-not-euro.ts';
import { dateMissing } from './date-missing.ts';
import type { LintContext } from './define-lint.ts';
import { deliveryUnsaid } from './delivery-unsaid.ts';
import { exemptionUnmentioned } from './exemption-unmentioned.ts';
import { expired } from './expired.ts';
import { fictionalTariff } from './fictional-tariff.ts';
import { foreignMention } from './foreign-mention.ts';
import { inputUnproved } from './input-unproved.ts';
import { issuerAddressMissing } from './issuer-address-missing.ts';
import { issuerContactMissing } from './issuer-contact-missing.ts';
import { issuerFormMissing } from './issuer-form-missing.ts';
import { issuerMissing } from './issuer-missing.ts';
import { issuerSiretMissing } from './issuer-siret-missing.ts';
import { issuerSiretWrong } from './issuer-siret-wrong.ts';
import { labourWithoutHours } from './labour-without-hours.ts';
import { languageIncomplete } from './language-incomplete.ts';
import { lateFeeUnsaid } from './late-fee-unsaid.ts';
import { lateRateUnsaid } from './late-rate-unsaid.ts';
import { lineLabelMissing } from './line-label-missing.ts';
import { linePriceMissing } from './line-price-missing.ts';
import { lineQuantityMissing } from './line-quantity-missing.ts';
import { lineUnitMissing } from './line-unit-missing.ts';
import { mediatorUnsaid } from './mediator-unsaid.ts';
import { mentionOutOfDate } from './mention-out-of-date.ts';
import { mentionUnverified } from './mention-unverified.ts';
import { nameUnprintable } from './name-unprintable.ts';
import { negativeTotal } from './negative-total.ts';
import { noLines } from './no-lines.ts';
import { numberForm } from './number-form.ts';
import { numberMissing } from './number-missing.ts';
import { numberReused } from './number-reused.ts';
import { paymentUnsaid } from './payment-unsaid.ts';
import { quotePriceUnsaid } from './quote-price-unsaid.ts';
import { rnaForm } from './rna-form.ts';
import { sampleSiret } from './sample-siret.ts';
import { signatureMissing } from './signature-missing.ts';
import { soleTraderEi } from './sole-trader-ei.ts';
import { sumWrong } from './sum-wrong.ts';
import { tariffChanged } from './tariff-changed.ts';
import { tariffOutOfDate } from './tariff-out-of-date.ts';
import { taxRateUnknown } from './tax-rate-unknown.ts';
import { taxUnderExemption } from './tax-under-exemption.ts';
import { taxUnstated } from './tax-unstated.ts';
import { taxWrong } from './tax-wrong.ts';
import { traceMissing } from './trace-missing.ts';
import { validityMissing } from './validity-missing.ts';
import { vatNumberMissing } from './vat-number-missing.ts';
import { vatNumberWrong } from './vat-number-wrong.ts';
import { withdrawalUnsaid } from './withdrawal-unsaid.ts';
import { wordMissing } from './word-missing.ts';
import { writtenForm } from './written-form.ts';

/** What `quote lint` looks for, by code. */
export const LINT_RULES: readonly Rule<LintContext>[] = [
  numberMissing,
  numberReused,
  numberForm,
  dateMissing,
  validityMissing,
  expired,
  wordMissing,
  signatureMissing,
  issuerMissing,
  issuerFormMissing,
  soleTraderEi,
  issuerAddressMissing,
  issuerContactMissing,
  issuerSiretMissing,
  issuerSiretWrong,
  sampleSiret,
  rnaForm,
  vatNumberWrong,
  vatNumberMissing,
  clientMissing,
  clientAddressMissing,
  clientSirenMissing,
  clientSirenWrong,
  nameUnprintable,
  noLines,
  lineLabelMissing,
  lineQuantityMissing,
  lineUnitMissing,
  linePriceMissing,
  labourWithoutHours,
  traceMissing,
  sumWrong,
  taxWrong,
  taxRateUnknown,
  currencyNotEuro,
  negativeTotal,
  exemptionUnmentioned,
  taxUnstated,
  foreignMention,
  article293bUntaxed,
  mentionOutOfDate,
  mentionUnverified,
  taxUnderExemption,
  quotePriceUnsaid,
  paymentUnsaid,
  deliveryUnsaid,
  lateFeeUnsaid,
  lateRateUnsaid,
  mediatorUnsaid,
  complaintsUnsaid,
  withdrawalUnsaid,
  writtenForm,
  tariffOutOfDate,
  tariffChanged,
  fictionalTariff,
  inputUnproved,
  languageIncomplete,
];
