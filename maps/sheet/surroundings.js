/* Layers with their switches, and what lies under a finger. All texts in `data` are escaped already. */
function surroundings(map, data, groups) {
  var shapes = [], control = L.control.layers(null, null, {collapsed: window.innerWidth < 900});

  function degrees(at) {
    return Math.abs(at.lat).toFixed(5) + (at.lat < 0 ? ' S ' : ' N ') +
      Math.abs(at.lng).toFixed(5) + (at.lng < 0 ? ' W' : ' E');
  }

  function seconds(degrees, letters) {
    var tenths = Math.round(Math.abs(degrees) * 36000), minutes = Math.floor(tenths / 600);
    var left = ((tenths % 600) / 10).toFixed(1), minute = String(minutes % 60);
    return Math.floor(minutes / 60) + '°' + minute.padStart(2, '0') + "'" + left.padStart(4, '0') + '"' +
      letters[degrees < 0 ? 1 : 0];
  }

  function here(at) {
    var point = map.latLngToLayerPoint(at), wrapped = at.wrap(), texts = [];
    shapes.forEach(function (one) {
      var met = map.hasLayer(one.group) && one.path._containsPoint(point);
      if (met && one.said && texts.indexOf(one.said) < 0) { texts.unshift(one.said); }
    });
    texts.unshift('<span class="here">' + degrees(wrapped) + '<br>' + seconds(wrapped.lat, 'NS') + ' ' +
      seconds(wrapped.lng, 'EW') + '</span>');
    return texts.join('<hr>');
  }

  function popup() {
    var size = map.getSize();
    return L.popup({maxWidth: Math.min(320, size.x - 150), maxHeight: size.y * 0.5,
      autoPanPaddingTopLeft: [56, 12], autoPanPaddingBottomRight: [56, 12]});
  }

  function drawn(shape, group) {
    var style = {color: shape.colour, weight: shape.width, dashArray: shape.dashes || null, opacity: 1,
      fillOpacity: shape.fill || 0, interactive: false};
    var path = shape.fill === null ? L.polyline(shape.rings, style) : L.polygon(shape.rings, style);
    shapes.push({path: path, said: shape.said, group: group});
    return path.addTo(group);
  }

  data.layers.forEach(function (layer) {
    var group = L.layerGroup(), paths = layer.shapes.map(function (shape) { return drawn(shape, group); });
    layer.signs.forEach(function (sign) {
      var icon = L.divIcon({html: data.pictures[sign.picture], iconSize: [34, 34], className: 'sign'});
      L.marker(sign.at, {icon: icon, title: sign.name}).bindPopup(sign.said, popup().options).addTo(group);
    });
    /* the largest come first: below all that was drawn before them, each above those larger than itself */
    group.on('add', function () { paths.slice().reverse().forEach(function (path) { path.bringToBack(); }); });
    if (layer.shown) { group.addTo(map); }
    control.addOverlay(group, layer.label);
  });
  groups.forEach(function (named) { control.addOverlay(named.group, named.label); });
  if (data.layers.length || groups.length) {
    control.addTo(map);
    control.getContainer().querySelector('a').title = data.menu;
  }

  map.on('click', function (event) {
    popup().setLatLng(event.latlng).setContent(here(event.latlng)).openOn(map);
  });
  map.on('popupopen', function (event) {
    var content = event.popup.getContent();
    if (!(event.popup._source instanceof L.Path) || typeof content === 'string') { return; }
    var below = content.querySelector('.below') || content.appendChild(document.createElement('div'));
    below.className = 'below';
    below.innerHTML = '<hr>' + here(event.popup.getLatLng());
    event.popup.update();
  });
}
