// peer.js SCHEMA LINES: as peer.py, with Debian's node-ajv. It knows draft 7; the schema's keywords mean the same there.
const fs = require("fs");
const readline = require("readline");
const [schemaPath, linesPath] = process.argv.slice(2);
const ajv = "/usr/share/nodejs/ajv";
const schema = JSON.parse(fs.readFileSync(schemaPath, "utf8"));
delete schema.$schema;
const check = new (require(ajv))({ format: "full", unicode: true }).compile(schema);
const lines = fs.readFileSync(linesPath, "utf8").split("\n").filter((line) => line.length > 0).map((line) => Buffer.from(line));
const version = require(ajv + "/package.json").version;
console.log(`Ajv ${version}, node ${process.versions.node}`);
readline.createInterface({ input: process.stdin }).on("line", () => {
  const start = process.cpuUsage();
  let valid = 0;
  for (const line of lines) if (check(JSON.parse(line.toString("utf8")))) valid += 1;
  const used = process.cpuUsage(start);
  console.log(`${(used.user + used.system) * 1000} ${valid}`);
});
