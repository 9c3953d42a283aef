/** Codes of ISO 4217 that money is counted in (list one and its funds codes, 2026). Metals, test codes and units without a minor unit are left out. */
const CODES = `
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK
DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR
RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES
VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG`;

/** Withdrawn since 2022, and still met in facts of before. */
const WITHDRAWN = 'ANG BGN CUC HRK SLL ZWL';

const EXPONENTS: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

const exponents = new Map<string, number>(`${CODES} ${WITHDRAWN}`.trim().split(/\s+/).map((code) => [code, 2]));
for (const [exponent, codes] of Object.entries(EXPONENTS)) codes.split(' ').forEach((code) => exponents.set(code, Number(exponent)));

/** Every code that money may be counted in, in alphabetical order. */
export const currencyCodes: readonly string[] = [...exponents.keys()].sort();

/** How many decimals a currency has by ISO 4217 (JPY 0, USD 2, KWD 3, CLF 4), or null when the code is not one that money is counted in. */
export function currencyExponent(code: string): number | null {
  return exponents.get(code) ?? null;
}
