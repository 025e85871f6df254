export { checkedInject, type Send } from "./checked-inject.ts";
