/*
 * Recomputes a ranking from the response of `GET /v1/reports/ranking` alone, which is read from standard input: ranks,
 * intervals and the range of possible ranks of a row. It shares no code with the product, and uses other algorithms: the
 * interval of a ratio by bisecting the range of plausible ratios, that of a median by adding up whole binomial coefficients,
 * ranks by counting better rows.
 */
const Z = 1.959963984540054;

/** The distance of a ratio from the observed one, in standard errors under that ratio. */
const surprise = (share, seen, of) => Math.abs(seen - share) - Z * Math.sqrt((share * (1 - share)) / of);

function halve(inside, outside, holds) {
  for (let step = 0; step < 200; step++) {
    const middle = (inside + outside) / 2;
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}

function shareInterval({ numerator, denominator }) {
  const seen = numerator / denominator;
  const holds = (share) => surprise(share, seen, denominator) <= 0;
  const percent = (share) => Math.round(share * 10_000) / 100;
  return { low: percent(halve(seen, 0, holds)), high: percent(halve(seen, 1, holds)) };
}

function medianInterval(days, cases) {
  const values = Object.entries(days)
    .flatMap(([value, times]) => Array(times).fill(Number(value)))
    .sort((a, b) => a - b);
  const all = 2n ** BigInt(cases);
  let [below, coefficient, low] = [0n, 1n, 0];
  // The maximum number of values omitted on either side: with a probability of at most one in forty each.
  for (let n = 0; n < cases; n++) {
    below += coefficient;
    if (below * 40n > all) break;
    low = n + 1;
    coefficient = (coefficient * BigInt(cases - n)) / BigInt(n + 1);
  }
  return low === 0 ? null : { low: values[low - 1], high: values[cases - low] };
}

function recomputed({ rows, indicator, better, minVolume }) {
  const isTime = indicator === 'workingDays' || indicator === 'calendarDays';
  const intervalOf = (row) => {
    if (row.cases === 0) return null;
    return isTime ? medianInterval(row.days, row.cases) : shareInterval(row.share);
  };
  const told = rows.map((row) => {
    const interval = intervalOf(row);
    const unnamed = row.official === null || row.channel === null;
    const tooFew = row.cases < minVolume || interval === null;
    return { row, interval, notRanked: unnamed ? 'unnamed' : tooFew ? 'tooFew' : null };
  });
  const ranked = told.filter(({ notRanked }) => notRanked === null);
  const isBetter = (a, b) => {
    if (isTime) return a.median < b.median;
    const difference = a.share.numerator * b.share.denominator - b.share.numerator * a.share.denominator;
    return better === 'higher' ? difference > 0 : difference < 0;
  };
  const isWhollyBetter = (a, b) => (better === 'higher' ? a.low > b.high : a.high < b.low);
  return told.map(({ row, interval, notRanked }) => {
    if (notRanked !== null) {
      return { interval, notRanked, rank: null, bestRank: null, worstRank: null, notDistinguishable: null };
    }
    const others = ranked.filter((other) => other.row !== row);
    const ahead = others.filter((other) => isWhollyBetter(other.interval, interval)).length;
    const behind = others.filter((other) => isWhollyBetter(interval, other.interval)).length;
    return {
      interval,
      notRanked,
      rank: 1 + others.filter((other) => isBetter(other.row, row)).length,
      bestRank: 1 + ahead,
      worstRank: ranked.length - behind,
      notDistinguishable: others.length - ahead - behind,
    };
  });
}

const chunks = [];
process.stdin.on('data', (chunk) => chunks.push(chunk));
process.stdin.on('end', () => {
  process.stdout.write(JSON.stringify(JSON.parse(Buffer.concat(chunks).toString()).map(recomputed)));
});
