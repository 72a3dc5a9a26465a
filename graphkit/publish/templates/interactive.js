"use strict";
// Draws the network, filters it, and shows the card of what is chosen. The table below holds the same actors.
(() => {
  const data = JSON.parse(document.getElementById("network").textContent);
  const byId = (id) => document.getElementById(id);
  const canvas = byId("picture");
  const brush = canvas.getContext("2d");
  const form = byId("choices");
  const count = new Intl.NumberFormat(document.documentElement.lang);
  const { actors, collaborations, words } = data;
  const parts = data.parts.map(([actor, one, start, end, relations, said]) => ({
    actor: actors[actor], one: collaborations[one], start, end, relations, said, shown: true,
  }));
  for (const node of [...actors, ...collaborations]) node.parts = [];
  for (const part of parts) {
    part.actor.parts.push(part);
    part.one.parts.push(part);
  }
  const rows = Array.from(byId("twin").tBodies[0].rows);
  actors.forEach((actor, place) => { actor.row = rows[place]; });
  const view = { x: 0, y: 0, scale: 1 };
  const state = { chosen: null, sought: "", size: 0, most: 1 };

  // What is shown.
  const year = (id, other) => (byId(id) ? Number(byId(id).value) : other);
  const outside = (part, from, to) => (part.end !== null && part.end < from) || (part.start !== null && part.start > to);
  const sure = (part, from, to) => {
    if (part.start !== null && part.end !== null) return true;
    const stated = part.start ?? part.end;
    return stated !== null && stated >= from && stated <= to;
  };
  const filter = () => {
    const country = byId("country").value;
    const relation = byId("relation").value;
    const sectors = new Set(Array.from(form.querySelectorAll("[name=sector]:checked"), (box) => Number(box.value)));
    const [from, to] = [year("from", -Infinity), year("to", Infinity)];
    const keep = byId("unsure") ? byId("unsure").checked : true;
    const within = new Set(collaborations.filter((one) => !country || one.parts.some((part) => part.actor.country === country)));
    let unsure = 0;
    for (const part of parts) {
      const known = sure(part, from, to);
      part.shown = within.has(part.one) && sectors.has(part.actor.sector) && !outside(part, from, to) && (known || keep)
        && (relation === "" || part.relations.includes(Number(relation)));
      if (part.shown && !known) unsure += 1;
    }
    state.sought = byId("search").value.trim().toLowerCase();
    state.size = Number(byId("size").value);
    state.most = Math.max(1e-9, ...actors.map((actor) => actor.values[state.size]));
    for (const node of [...actors, ...collaborations]) node.shown = node.parts.some((part) => part.shown);
    for (const actor of actors) {
      actor.found = state.sought !== "" && actor.name.toLowerCase().includes(state.sought);
      actor.row.hidden = !actor.shown || (state.sought !== "" && !actor.found);
      actor.radius = 3 + 11 * Math.sqrt(Math.max(0, actor.values[state.size]) / state.most);
    }
    const shown = (nodes) => count.format(nodes.filter((node) => node.shown).length);
    byId("status").textContent = words.status.replace("{actors}", shown(actors))
      .replace("{collaborations}", shown(collaborations)).replace("{unsure}", count.format(unsure));
    for (const id of ["from", "to"]) {
      if (byId(id)) form.querySelector(`output[for=${id}]`).textContent = byId(id).value;
    }
    ranked = actors.filter((actor) => actor.shown).sort((a, b) => b.radius - a.radius);
    draw();
  };
  let ranked = [];

  // The picture.
  const shape = (brush, [corners, inner], x, y, radius) => {
    brush.beginPath();
    if (corners === 0) {
      brush.arc(x, y, radius, 0, 2 * Math.PI);
      return;
    }
    const turn = corners === 4 ? -Math.PI / 4 : -Math.PI / 2;
    for (let corner = 0; corner < corners; corner += 1) {
      const reach = radius * 1.15 * (corner % 2 ? inner : 1);
      const angle = turn + corner * 2 * Math.PI / corners;
      brush.lineTo(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
    }
    brush.closePath();
  };
  const mark = (brush, sector, x, y, radius) => {
    shape(brush, data.marks[sector], x, y, radius);
    brush.fillStyle = data.marks[sector][2];
    brush.fill();
    brush.strokeStyle = "#222";
    brush.stroke();
  };
  const at = (node) => [node.x * view.scale + view.x, node.y * view.scale + view.y];
  const grown = () => Math.min(1.6, Math.max(0.55, Math.sqrt(view.scale / view.fit)));
  const lines = (across, chosen) => {
    brush.beginPath();
    for (const part of parts) {
      if (!part.shown) continue;
      const near = part.actor === state.chosen || part.one === state.chosen;
      if (near !== chosen || (!chosen && part.one.across !== across)) continue;
      brush.moveTo(...at(part.actor));
      brush.lineTo(...at(part.one));
    }
    brush.strokeStyle = chosen ? "#000" : across ? "#666" : "#aaa";
    brush.lineWidth = chosen ? 1.8 : 0.7;
    brush.setLineDash(across || chosen ? [] : [2, 2.5]);
    brush.stroke();
    brush.setLineDash([]);
  };
  const names = () => {
    const taken = [];
    const first = ranked.filter((actor) => actor === state.chosen || actor.found).slice(0, 40);
    const most = Math.round(20 * Math.max(1, view.scale / view.fit) ** 1.5);
    brush.font = "14px system-ui, sans-serif";
    brush.lineWidth = 4;
    brush.strokeStyle = "rgba(255,255,255,0.88)";
    brush.fillStyle = "#000";
    brush.lineJoin = "round";
    for (const actor of [...first, ...ranked.slice(0, most)]) {
      const [x, y] = at(actor);
      const text = actor.name.length > 38 ? `${actor.name.slice(0, 37)}…` : actor.name;
      const left = x + actor.radius * grown() + 4;
      const box = [left, y - 9, left + brush.measureText(text).width, y + 9];
      if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
      taken.push(box);
      brush.strokeText(text, left, y + 5);
      brush.fillText(text, left, y + 5);
    }
  };
  const paint = () => {
    const ratio = devicePixelRatio || 1;
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    brush.fillStyle = "#fff";
    brush.fillRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    lines(false, false);
    lines(true, false);
    if (state.chosen) lines(true, true);
    brush.lineWidth = 0.8;
    brush.beginPath();
    for (const one of collaborations) {
      if (!one.shown) continue;
      const [x, y] = at(one);
      const reach = (one === state.chosen ? 6 : 2.6) * grown();
      brush.moveTo(x, y - reach);
      brush.lineTo(x + reach, y);
      brush.lineTo(x, y + reach);
      brush.lineTo(x - reach, y);
    }
    brush.fillStyle = "#767676";
    brush.fill();
    for (let place = ranked.length - 1; place >= 0; place -= 1) {
      const actor = ranked[place];
      const [x, y] = at(actor);
      brush.lineWidth = 0.8;
      mark(brush, actor.sector, x, y, actor.radius * grown());
      if (actor.found || actor === state.chosen) {
        brush.lineWidth = 3;
        brush.beginPath();
        brush.arc(x, y, actor.radius * grown() + 4, 0, 2 * Math.PI);
        brush.strokeStyle = "#000";
        brush.stroke();
      }
    }
    names();
  };
  let waiting = false;
  const draw = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; paint(); });
  };
  const fit = () => {
    const all = [...actors, ...collaborations];
    const ratio = devicePixelRatio || 1;
    [canvas.width, canvas.height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio];
    if (!all.length) return;
    const [right, below] = [Math.max(...all.map((node) => node.x), 1), Math.max(...all.map((node) => node.y), 1)];
    view.scale = Math.min((canvas.clientWidth - 80) / right, (canvas.clientHeight - 60) / below, 90);
    view.fit = view.scale;
    view.x = (canvas.clientWidth - right * view.scale) / 2;
    view.y = (canvas.clientHeight - below * view.scale) / 2;
  };
  const zoom = (factor, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) => {
    const scale = Math.min(view.fit * 40, Math.max(view.fit / 2, view.scale * factor));
    view.x = x - (x - view.x) * scale / view.scale;
    view.y = y - (y - view.y) * scale / view.scale;
    view.scale = scale;
    draw();
  };
  const move = (x, y) => {
    view.x += x;
    view.y += y;
    draw();
  };

  // The card. Text goes in as text, and only an address of the web becomes a link.
  const element = (name, ...inside) => {
    const made = document.createElement(name);
    made.append(...inside);
    return made;
  };
  const source = ([address, host, said]) => {
    if (!host) return element("li", said ? `${address} (${said})` : address);
    const link = element("a", host);
    link.href = address;
    link.rel = "noreferrer";
    return element("li", link, said ? ` (${said})` : "");
  };
  const list = (items) => element("ul", ...items);
  const button = (node) => {
    const made = element("button", node.name);
    made.type = "button";
    made.addEventListener("click", () => choose(node));
    return made;
  };
  const years = ({ start, end }) => (start === null && end === null ? "" : start === end ? `${start}` : `${start ?? ""}–${end ?? ""}`);
  const entry = (part, other) => {
    const said = [other === part.one ? other.said : "", part.said, years(part)].filter(Boolean).join(" · ");
    const item = element("li", button(other), said ? ` · ${said}` : "");
    if (other === part.one && other.sources.length) item.append(list(other.sources.map(source)));
    return item;
  };
  const choose = (node) => {
    state.chosen = node;
    const actor = actors.includes(node);
    const card = byId("card");
    card.replaceChildren(element("h2", node.name), element("p", node.said));
    if (node.sources.length) card.append(element("h3", words.read), list(node.sources.map(source)));
    const shown = node.parts.filter((part) => part.shown).sort((a, b) => (a.start ?? 9999) - (b.start ?? 9999));
    if (actor) card.append(element("h3", words.parts));
    card.append(list(shown.map((part) => entry(part, actor ? part.one : part.actor))));
    card.scrollTop = 0;
    draw();
  };
  const hit = (x, y) => {
    let best = null;
    let least = Infinity;
    const near = (node, reach) => {
      const [left, top] = at(node);
      const distance = Math.hypot(left - x, top - y) - reach;
      if (distance < 5 && distance < least) [best, least] = [node, distance];
    };
    for (const one of collaborations) if (one.shown) near(one, 2);
    for (const actor of ranked) near(actor, actor.radius * grown());
    return best;
  };

  // What the reader does.
  let dragged = null;
  canvas.addEventListener("pointerdown", (event) => {
    dragged = { x: event.offsetX, y: event.offsetY, far: 0 };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (dragged) {
      dragged.far += Math.abs(event.offsetX - dragged.x) + Math.abs(event.offsetY - dragged.y);
      move(event.offsetX - dragged.x, event.offsetY - dragged.y);
      [dragged.x, dragged.y] = [event.offsetX, event.offsetY];
      return;
    }
    const under = hit(event.offsetX, event.offsetY);
    canvas.title = under ? under.name : "";
    canvas.style.cursor = under ? "pointer" : "grab";
  });
  canvas.addEventListener("pointerup", (event) => {
    const under = dragged && dragged.far < 5 ? hit(event.offsetX, event.offsetY) : null;
    dragged = null;
    if (under) choose(under);
  });
  canvas.addEventListener("pointercancel", () => { dragged = null; });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 400), event.offsetX, event.offsetY);
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
    if (step) move(...step);
    else if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 1.25 : 0.8);
    else return;
    event.preventDefault();
  });
  byId("in").addEventListener("click", () => zoom(1.4));
  byId("out").addEventListener("click", () => zoom(1 / 1.4));
  form.addEventListener("input", (event) => {
    const [from, to] = [byId("from"), byId("to")];
    if (from && Number(from.value) > Number(to.value)) {
      if (event.target === from) to.value = from.value;
      else from.value = to.value;
    }
    filter();
  });
  form.addEventListener("reset", () => setTimeout(() => { fit(); filter(); }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = ranked.find((actor) => actor.found);
    if (first) choose(first);
  });
  for (const actor of actors) {
    const cell = actor.row.cells[0];
    cell.replaceChildren(button(actor));
    cell.firstChild.addEventListener("click", () => byId("card").focus());
  }
  form.querySelectorAll("canvas.sample").forEach((sample, sector) => {
    const small = sample.getContext("2d");
    small.scale(2, 2);
    mark(small, sector, 9, 9, 6.5);
  });
  addEventListener("resize", () => { fit(); draw(); });
  fit();
  filter();
})();
