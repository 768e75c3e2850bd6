// What the page says, in three languages.
import {computed, signal} from "@preact/signals";

const ENGLISH = {
  skip: "To the article", language: "Language", overview: "Overview", download: "Download patch",
  keys: "Keys", documents: "Documents", document: "Document", kind: "Kind", type: "Type",
  identity: "Identity", rule: "Rule", state: "Decision", open: "open", decided: "decided",
  clear: "Clear filters", filters: "Filters", previous: "Previous", next: "Next",
  record: "Record", records: "Records of the document", article: "Article", all: "all",
  accept: "Accept", reject: "Reject", fix: "Fix", merge: "Merge identities", split: "Split off",
  add: "Add a missed one", undo: "Undo", rest: "Accept all that are open", remove: "Remove",
  accepted: "accepted", rejected: "rejected", fixed: "fixed", splitOff: "split off",
  added: "Added by you", ok: "OK", cancel: "Cancel", close: "Close",
  found: "Documents: {0} of {1}", page: "{0} / {1}", count: "Decisions: {0}", part: "{0} of {1} decided",
  none: "No record is chosen.", noText: "The text is not part of this page.", text: "Words",
  where: "Place", notFound: "These words are not in the article.", wrong: "This is no {0}.",
  wanted: "{0} is wanted.", into: "Identity that remains", newId: "Identity of this mention",
  newName: "Its name", mergeHelp: "All mentions of {0} become mentions of the other identity.",
  noIdentity: "This record has no identity.", unkept: "This browser does not keep the decisions: download the patch before you close the page.",
  letters: "Letters are keys", timeline: "Dates by {0}", yearUnit: "year", monthUnit: "month", decadeUnit: "decade",
  amounts: "Sums of money, on a logarithmic axis", together: "Who appears with whom",
  table: "As a table", number: "Number", time: "Time", unit: "Unit", atLeast: "From", nothing: "There is nothing to show.",
  shared: "{0} with {1}; documents: {2}", loading: "Loading …",
  key_j: "next record", key_k: "previous record", key_n: "next document", key_p: "previous document",
  key_slash: "to the filters", key_o: "overview", key_d: "download the patch", key_help: "these keys",
  key_escape: "out of a field, or closes what is open",
};
export type Word = keyof typeof ENGLISH;

const FRENCH: Record<Word, string> = {
  skip: "Vers l’article", language: "Langue", overview: "Vue d’ensemble", download: "Télécharger le correctif",
  keys: "Touches", documents: "Documents", document: "Document", kind: "Genre", type: "Type",
  identity: "Identité", rule: "Règle", state: "Décision", open: "à décider", decided: "décidé",
  clear: "Effacer les filtres", filters: "Filtres", previous: "Précédent", next: "Suivant",
  record: "Relevé", records: "Relevés du document", article: "Article", all: "tous",
  accept: "Accepter", reject: "Rejeter", fix: "Corriger", merge: "Fusionner les identités", split: "Séparer",
  add: "Ajouter un oubli", undo: "Annuler", rest: "Accepter tout ce qui reste", remove: "Retirer",
  accepted: "accepté", rejected: "rejeté", fixed: "corrigé", splitOff: "séparé",
  added: "Vos ajouts", ok: "Valider", cancel: "Abandonner", close: "Fermer",
  found: "Documents : {0} sur {1}", page: "{0} / {1}", count: "Décisions : {0}", part: "{0} décidés sur {1}",
  none: "Aucun relevé n’est choisi.", noText: "Le texte ne fait pas partie de cette page.", text: "Mots",
  where: "Endroit", notFound: "Ces mots ne sont pas dans l’article.", wrong: "Valeur impropre pour {0}.",
  wanted: "Il manque {0}.", into: "Identité qui reste", newId: "Identité de cette mention",
  newName: "Son nom", mergeHelp: "Toutes les mentions de {0} passent à l’autre identité.",
  noIdentity: "Ce relevé n’a pas d’identité.", unkept: "Ce navigateur ne garde pas les décisions : téléchargez le correctif avant de fermer la page.",
  letters: "Les lettres sont des touches", timeline: "Dates par {0}", yearUnit: "année", monthUnit: "mois", decadeUnit: "décennie",
  amounts: "Sommes d’argent, sur un axe logarithmique", together: "Qui paraît avec qui",
  table: "En tableau", number: "Nombre", time: "Temps", unit: "Unité", atLeast: "À partir de", nothing: "Il n’y a rien à montrer.",
  shared: "{0} avec {1} ; documents : {2}", loading: "Chargement …",
  key_j: "relevé suivant", key_k: "relevé précédent", key_n: "document suivant", key_p: "document précédent",
  key_slash: "aux filtres", key_o: "vue d’ensemble", key_d: "télécharger le correctif", key_help: "ces touches",
  key_escape: "quitte un champ, ou ferme ce qui est ouvert",
};

const CHINESE: Record<Word, string> = {
  skip: "到正文", language: "语言", overview: "概览", download: "下载补丁",
  keys: "按键", documents: "文档", document: "文档", kind: "种类", type: "类型",
  identity: "身份", rule: "规则", state: "决定", open: "未定", decided: "已定",
  clear: "清除筛选", filters: "筛选", previous: "上一页", next: "下一页",
  record: "记录", records: "本文档的记录", article: "文章", all: "全部",
  accept: "接受", reject: "拒绝", fix: "更正", merge: "合并身份", split: "拆分",
  add: "补充遗漏", undo: "撤销", rest: "接受其余全部", remove: "移除",
  accepted: "已接受", rejected: "已拒绝", fixed: "已更正", splitOff: "已拆分",
  added: "您补充的记录", ok: "确定", cancel: "取消", close: "关闭",
  found: "{1} 篇文档中的 {0} 篇", page: "{0} / {1}", count: "决定：{0}", part: "{1} 条中已定 {0} 条",
  none: "没有选中记录。", noText: "本页不含原文。", text: "文字",
  where: "位置", notFound: "文章中没有这些文字。", wrong: "{0} 的值不合规定。",
  wanted: "缺少 {0}。", into: "保留的身份", newId: "此提及的身份",
  newName: "名称", mergeHelp: "{0} 的所有提及都归入另一身份。",
  noIdentity: "此记录没有身份。", unkept: "此浏览器不保存决定：关闭页面前请下载补丁。",
  letters: "字母作为按键", timeline: "日期分布（按{0}）", yearUnit: "年", monthUnit: "月", decadeUnit: "十年",
  amounts: "金额（对数轴）", together: "谁与谁同时出现",
  table: "以表格显示", number: "数量", time: "时间", unit: "单位", atLeast: "起点", nothing: "没有可显示的内容。",
  shared: "{0} 与 {1}：{2} 篇文档", loading: "读取中…",
  key_j: "下一条记录", key_k: "上一条记录", key_n: "下一篇文档", key_p: "上一篇文档",
  key_slash: "到筛选框", key_o: "概览", key_d: "下载补丁", key_help: "这些按键",
  key_escape: "离开输入框，或关闭打开的内容",
};

export const TONGUES = {en: "English", fr: "Français", zh: "中文"};
export type Tongue = keyof typeof TONGUES;

const chosen = (["fr", "zh"] as const).find((code) => navigator.language.startsWith(code));
export const tongue = signal<Tongue>(chosen ?? "en");
const words = computed(() => ({en: ENGLISH, fr: FRENCH, zh: CHINESE})[tongue.value]);

// A large number, as the language shortens it: 10 Md, 100亿.
export function short(value: number): string {
  return value.toLocaleString(tongue.value, {notation: "compact", maximumSignificantDigits: 3});
}

// Numbers are written as the language writes them.
export function word(key: Word, ...values: (string | number)[]): string {
  return words.value[key].replace(/\{(\d)\}/g, (_, k: string) => {
    const value = values[Number(k)] ?? "";
    return typeof value === "number" ? value.toLocaleString(tongue.value) : value;
  });
}
