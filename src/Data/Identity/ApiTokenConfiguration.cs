using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Kpi.Data.Identity;

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiTokenEntity>
{
    public void Configure(EntityTypeBuilder<ApiTokenEntity> builder)
    {
        builder.ToTable("ApiToken");
        builder.Property(t => t.Hash).HasMaxLength(64).IsFixedLength();
        builder.Property(t => t.Name).HasMaxLength(256);
        builder.Property(t => t.Roles).HasMaxLength(200);
        builder.Property(t => t.AgencyKey).HasMaxLength(100);
        builder.Property(t => t.CreatedBy).HasMaxLength(256);
        builder.HasIndex(t => t.Hash).IsUnique();
    }
}
