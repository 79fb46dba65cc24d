// A chart of a grouped report, drawn by ECharts in the colours of the page. What it shows is in the table below it too.
class ReportChart extends HTMLElement {
  connectedCallback() {
    this.observer = new ResizeObserver(() => this.chart && this.chart.resize());
    this.observer.observe(this);
    if (this.data) this.show(this.data);
  }

  disconnectedCallback() {
    this.observer.disconnect();
    if (this.chart) this.chart.dispose();
    this.chart = undefined;
  }

  // data: {labels: [...], series: [{name, values: [...]}]}
  async show(data) {
    this.data = typeof data === 'string' ? JSON.parse(data) : data;
    const echarts = await window.jackfield.echarts();
    if (!this.isConnected) return;
    const style = getComputedStyle(this);
    const ink = style.color;
    const line = style.borderBlockEndColor;
    if (!this.chart) this.chart = echarts.init(this);
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.chart.setOption({
      animation: !still,
      color: ['#2a8f80', '#d98e04', '#4a7fb5', '#b3423a', '#7d6bb0', '#5b6869'],
      textStyle: {color: ink, fontFamily: style.fontFamily},
      grid: {left: 8, right: 8, top: 36, bottom: 8, containLabel: true},
      legend: {type: 'scroll', top: 0, textStyle: {color: ink}, pageTextStyle: {color: ink}},
      tooltip: {trigger: 'axis'},
      xAxis: {type: 'category', data: this.data.labels, axisLabel: {color: ink, hideOverlap: true}},
      yAxis: {type: 'value', minInterval: 1, axisLabel: {color: ink}, splitLine: {lineStyle: {color: line}}},
      series: this.data.series.map((each) => ({name: each.name, type: 'bar', data: each.values, barMaxWidth: 28}))
    }, true);
  }
}

if (!customElements.get('jf-report-chart')) customElements.define('jf-report-chart', ReportChart);
