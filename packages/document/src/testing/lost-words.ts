const tags =
  /<\/?(?:a|b|AlertBox|blink|br|cite|code|details|div|em|figcaption|figure|iframe|img|kbd|li|mark|math|mi|mn|mo|mrow|mspace|mfrac|msqrt|msub|msup|mtable|mtd|mtext|mtr|munder|object|ol|p|pre|small|span|strong|sub|summary|sup|Tabs|td|Thing|u|ul)\b[^>]*>/g;

/** The words of Markdown without its markup, by rough rules that know nothing of the parser. */
function sourceWords(source: string): string[] {
  return words(
    source
      .replace(/<!--[\s\S]*?(?:-->|$)/g, " ")
      .replace(/<script>.*?<\/script>/g, " ")
      .replace(/\]\((?:<[^>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(\s+(?:"[^"]*"|'[^']*'))?\)/g, "]$1 ")
      .replace(/\]\[[^\]]*\]/g, "] ")
      .replace(/^[ >]*\[[^\]]+\]:.*$/gm, (line) =>
        line.trimStart().startsWith("[^") ? line.replace(/\[\^[^\]]*\]/g, "") : " ",
      )
      .replace(/\[\^[^\]]*\](?!\()/g, " ")
      .replace(/^\s*(?:>\s*)?(?:```|~~~).*$/gm, " ")
      .replace(/\{#[\w-]+\}|\[!\w+\]|^\s*\d+[.)]\s|\[x\]/gm, " ")
      .replace(tags, " ")
      .replace(/&(?:[a-z]+|#\w+);/gi, " "),
  );
}

const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words of the source that the text does not hold as often; letters that markup parted may stand together. */
export function lostWords(source: string, text: string): string[] {
  const have = new Map<string, number>();
  for (const word of words(text)) have.set(word, (have.get(word) ?? 0) + 1);
  const joined = words(text).join("");
  const wanted = sourceWords(source);
  const plain = wanted.join("");
  return wanted.filter((word) => {
    const left = (have.get(word) ?? 0) - 1;
    have.set(word, left);
    return left < 0 && joined.split(word).length < plain.split(word).length;
  });
}
