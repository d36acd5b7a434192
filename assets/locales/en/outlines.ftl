# Outlines of neighbourhoods: pasted or imported in Settings, drawn by the map.

problem-outline_unreadable = The outline of { $neighbourhood } cannot be read. Paste a GeoJSON Polygon or MultiPolygon in degrees.
outlines-reason-not_json = it is no GeoJSON. Paste what your map program exports, from the first brace to the last.
outlines-reason-not_an_area = it is no Polygon or MultiPolygon with an area. Export the shape, not its name or a point.
outlines-reason-not_closed = one of its rings is not closed. The last point of each ring must be the first again.
outlines-reason-not_degrees = its coordinates are no degrees. Export it again in WGS 84 (EPSG:4326).
outlines-column = Outline
outlines-has = drawn
outlines-has-not = none
outlines-broken = cannot be read
outlines-edit = Outline of “{ $name }”
outlines-about = The map draws each neighbourhood from its outline: a GeoJSON Polygon or MultiPolygon in degrees. Without one it stands beside the map as a tile.
outlines-import = Import outlines…
outlines-import-about = A GeoJSON file of all neighbourhoods; each takes the shape that bears its name.
outlines-title = Outlines
