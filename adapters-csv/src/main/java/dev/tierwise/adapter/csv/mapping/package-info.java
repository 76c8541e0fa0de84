/** Reads exports of other programs through a mapping, which says where each of our columns comes from. */
@NullMarked
package dev.tierwise.adapter.csv.mapping;

import org.jspecify.annotations.NullMarked;
