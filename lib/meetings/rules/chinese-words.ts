import { type Day, monthOf, type Period, yearOf } from "@/lib/core/periods";

const DIGITS = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 → "一", 10 → "十", 24 → "二十四", 105 → "一百零五"; whole numbers from 1 to 999. */
export function chineseNumber(count: number): string {
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor(count / 10) % 10, count % 10];
  const head = hundreds > 0 ? `${DIGITS[hundreds]}百` : "";
  const middle = tens > 0 ? `${tens === 1 && !hundreds ? "" : DIGITS[tens]}十` : "";
  const gap = hundreds > 0 && tens === 0 && ones > 0 ? "零" : "";
  return `${head}${middle}${gap}${ones > 0 ? DIGITS[ones] : ""}`;
}

/** "2017-08-05" → "2017年8月5日": months and days without a leading nought (GB/T 9704-2012, 7.3.5.4). */
export const chineseDay = (day: Day): string =>
  `${yearOf(day)}年${monthOf(day)}月${Number(day.slice(8, 10))}日`;

/** The same without the year when it is the one spoken of. */
export const chineseDayIn = (day: Day, near: Day): string =>
  yearOf(day) === yearOf(near) ? chineseDay(day).slice(5) : chineseDay(day);

/** "2017-07" → "7月"; with its year when it is not the one spoken of. */
export const chineseMonth = (period: Period, near: Day = period): string =>
  `${yearOf(period) === yearOf(near) ? "" : `${yearOf(period)}年`}${monthOf(period)}月`;

/** "09:00" → "上午9时", "14:30" → "下午2时30分". */
export function chineseTime(time: string): string {
  const [hour, minute] = [Number(time.slice(0, 2)), Number(time.slice(3, 5))];
  const part = hour < 12 ? "上午" : hour < 18 ? "下午" : "晚上";
  return `${part}${hour > 12 ? hour - 12 : hour}时${minute > 0 ? `${minute}分` : ""}`;
}

/**
 * 全市重大项目工作例会, 6 → 全市第六次重大项目工作例会; elsewhere the number follows: 专项调度会第六次会议.
 * A meeting that has not begun has no number yet: 0.
 */
export function meetingName(series: string, ordinal: number): string {
  if (ordinal < 1) return series;
  const number = `第${chineseNumber(ordinal)}次`;
  const whole = /^全[市县区州省]/.exec(series)?.[0];
  return whole ? `${whole}${number}${series.slice(whole.length)}` : `${series}${number}会议`;
}

/** A sentence ends with its stop: what a hand typed may lack it. */
export const sentence = (text: string): string => {
  const plain = text.trim();
  return plain === "" || /[。！？；…”]$/.test(plain) ? plain : `${plain.replace(/[.,;，、]+$/, "")}。`;
};
