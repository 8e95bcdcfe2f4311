const TONE_MARKS = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323']
const VOWELS = [...'aăâeêioôơuưy']

/** The 74 small letters that carry a mark of Vietnamese: đ, ă, â, ê, ô, ơ, ư, and every vowel with every tone (NFC). */
export const markedSmallLetters: readonly string[] = ['đ', ...VOWELS.flatMap((vowel) => TONE_MARKS.map((tone) => (vowel + tone).normalize('NFC')))].filter(
  (letter) => !/[a-z]/u.test(letter),
)

const ONSET = '(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?'
const RHYMES = `
a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi ok om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc ue uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu
ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu`
const SYLLABLE = new RegExp(`^${ONSET}(?:${RHYMES.trim().split(/\s+/u).join('|')})$`, 'u')

/** Whether a word (any case) is spelled as a Vietnamese syllable can be; says nothing about meaning. */
export function isVietnameseSyllable(word: string): boolean {
  const bare = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')
  return SYLLABLE.test(bare.normalize('NFC'))
}
