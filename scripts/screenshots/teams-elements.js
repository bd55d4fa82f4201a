/* Runs in a page with Microsoft's renderer of Adaptive Cards, and adds what Teams draws and the renderer doesn't know. */

const { AdaptiveCard, CardElement, GlobalRegistry } = AdaptiveCards;

/** A word in a colored frame. */
class Badge extends CardElement {
  getJsonTypeName() {
    return 'Badge';
  }

  internalParse(source, context) {
    super.internalParse(source, context);
    this.words = source.text;
    this.tone = source.style;
  }

  internalRender() {
    const badge = document.createElement('span');
    badge.className = `badge ${this.tone}`;
    badge.textContent = this.words;
    return badge;
  }
}

/** A line through points. */
class LineChart extends CardElement {
  getJsonTypeName() {
    return 'Chart.Line';
  }

  internalParse(source, context) {
    super.internalParse(source, context);
    this.points = source.data[0].values;
  }

  internalRender() {
    const numbers = this.points.map(({ y }) => y);
    const most = Math.max(...numbers, 1);
    const x = (i) => 20 + (i * 540) / Math.max(1, numbers.length - 1);
    const y = (value) => 110 - (value * 90) / most;
    const chart = document.createElement('div');
    chart.innerHTML = `<svg viewBox="0 0 580 140" class="chart">
      <polyline points="${numbers.map((value, i) => `${x(i)},${y(value)}`).join(' ')}"/>
      ${this.points.map((point, i) => `<text x="${x(i)}" y="134">${point.x}</text>`).join('')}
      ${numbers.map((value, i) => `<text x="${x(i)}" y="${y(value) - 6}">${value}</text>`).join('')}
    </svg>`;
    return chart;
  }
}

for (const [name, element] of [
  ['Badge', Badge],
  ['Chart.Line', LineChart],
])
  GlobalRegistry.elements.register(name, element);

globalThis.drawCard = ({ content, hostConfig }) => {
  const card = new AdaptiveCard();
  card.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
  card.parse(content);
  document.querySelector('#card').append(card.render());
};
