// @ts-check
let sum = 0;
for (;;) sum += Math.sqrt(sum + 1);
