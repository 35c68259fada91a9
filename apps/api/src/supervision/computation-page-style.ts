/** Of the printed computation: A4 upright; on a phone what is too wide is moved by itself. */
export const COMPUTATION_STYLE = `@page{size:A4;margin:15mm}
*{box-sizing:border-box}
body{font:15px/1.55 "Noto Serif CJK SC","Songti SC",SimSun,serif;color:#111;background:#fff;max-width:180mm;margin:1.2rem auto;padding:0 1rem}
h1{font-size:1.45rem;text-align:center;margin:.2em 0 .8em}
h2{font-size:1.1rem;margin:1.4em 0 .5em;padding-bottom:.15em;border-bottom:2px solid #111;break-after:avoid}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.2em 1.5em;margin:0}
dl div{display:flex;gap:.8em}dt{flex:none;color:#555}dd{margin:0;overflow-wrap:anywhere}
ol,ul{margin:.2em 0;padding-left:1.6em}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #888;padding:.25em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:#eee}tbody th{font-weight:normal;white-space:nowrap}
tr{break-inside:avoid}tr.moved td{background:#fff3cd}
small,.position{color:#555;font-size:.8rem;overflow-wrap:anywhere}.position{max-width:9rem}
@media print{body{font-size:10pt;max-width:none;margin:0;padding:0}.wide{overflow:visible}thead{display:table-header-group}tr.moved td{font-weight:bold}}
@media(max-width:30rem){body{padding:0 .6rem}dl{grid-template-columns:1fr}td,th{padding:.2em .3em;font-size:.85rem}tbody th{white-space:normal}}`;
