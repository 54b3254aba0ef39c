//lint:file-ignore U1000 the functions that errgen writes for envelopes call this

package gopkg

import "reflect"

// revealed returns the value, addressable, for a body that names the field.
func (s Sensitive[T]) revealed() reflect.Value {
	v := s.Reveal()
	return reflect.ValueOf(&v).Elem()
}
