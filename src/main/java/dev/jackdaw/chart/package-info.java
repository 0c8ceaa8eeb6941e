/// Results as pictures: the only room that knows XChart.
@NullMarked
package dev.jackdaw.chart;

import org.jspecify.annotations.NullMarked;
